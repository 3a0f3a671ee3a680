import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type HostileFilm = { readonly name: string; readonly path: string; readonly outcome: string };

/**
 * Files that call themselves a film and would have ffmpeg read something else.
 * @param trapUrl an address that nobody may connect to.
 * @param baitPath a file that nobody may open.
 */
export function makeHostileFilms(folder: string, trapUrl: string, baitPath: string): HostileFilm[] {
  const film = makeFilm(join(folder, 'plain.mp4'));
  const texts: [string, string, string][] = [
    ['hls.mp4', hls(trapUrl), 'mediaFormatRefused'],
    ['hls-key.mp4', hls(trapUrl, `#EXT-X-KEY:METHOD=AES-128,URI="${trapUrl}/key"`), 'mediaFormatRefused'],
    ['hls-file.mp4', hls(`file://${baitPath}`), 'mediaFormatRefused'],
    ['dash.mp4', dash(trapUrl), 'mediaFormatRefused'],
    ['ffconcat.mp4', `ffconcat version 1.0\nfile ${trapUrl}/x.mp4\n`, 'mediaFormatRefused'],
    ['ffconcat-file.mp4', `ffconcat version 1.0\nfile '${baitPath}'\n`, 'mediaFormatRefused'],
    ['session.mp4', sessionDescription(trapUrl), 'mediaFormatRefused'],
    ['ffmetadata.mp4', ';FFMETADATA1\ntitle=x\n[CHAPTER]\nSTART=0\nEND=1\n', 'mediaFormatRefused'],
    ['asx.mp4', `<asx version="3.0"><entry><ref href="${trapUrl}/x.wmv"/></entry></asx>\n`, 'notAVideo'],
    ['pls.mp4', `[playlist]\nFile1=${trapUrl}/x.mp4\nNumberOfEntries=1\n`, 'mediaFormatRefused'],
    ['address.mp4', `${trapUrl}/x.mp4\n`, 'notAVideo'],
    ['page.mp4', `<!doctype html><video src="${trapUrl}/x.mp4"></video>\n`, 'notAVideo'],
  ];
  const picture = execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=64x48', '-frames:v', '1'],
    ...['-c:v', 'mjpeg', '-f', 'image2pipe', 'pipe:1'],
  ]);
  const bytes: [string, Uint8Array, string][] = [
    ['img%03d.mp4', picture, 'notAVideo'],
    [
      'noise.mp4',
      Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * at * 31 + at * 7) % 251)),
      'notAVideo',
    ],
    ['url-reference.mp4', withReference(film, urlReference(`${trapUrl}/x.mp4`)), '25 frames'],
    ['alias-reference.mp4', withReference(film, aliasReference(baitPath)), 'mediaDamaged'],
  ];
  return [...texts, ...bytes].map(([name, content, outcome]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return { name, path, outcome };
  });
}

/** A second of film as a phone would leave it: the index at the end. */
export function makeFilm(path: string): Buffer {
  const picture = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=160x120:r=25:d=1',
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
  ];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, path]);
  return readFileSync(path);
}

function hls(target: string, key = ''): string {
  return `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n${key}\n#EXTINF:10,\n${target}/seg.ts\n#EXT-X-ENDLIST\n`;
}

function dash(target: string): string {
  const segments = '<SegmentList><SegmentURL media="a.m4s"/></SegmentList>';
  const picture = `<Representation id="1" bandwidth="1"><BaseURL>${target}/v/</BaseURL>${segments}</Representation>`;
  const period = `<Period><AdaptationSet mimeType="video/mp4">${picture}</AdaptationSet></Period>`;
  const profile = 'profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"';
  return `<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S" ${profile}>${period}</MPD>\n`;
}

function sessionDescription(target: string): string {
  const control = target.replace('http:', 'rtsp:');
  const head = [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=x',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `a=control:${control}`,
  ];
  return [...head, 'm=video 5004 RTP/AVP 96', 'a=rtpmap:96 H264/90000', ''].join('\r\n');
}

function box(type: string, body: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + body.length);
  return Buffer.concat([size, Buffer.from(type, 'latin1'), body]);
}

/** ISO 14496-12 §8.7.2: flags 0, so the media is not in this file but at the address. */
function urlReference(url: string): Buffer {
  return box('url ', Buffer.concat([Buffer.alloc(4), Buffer.from(`${url}\0`)]));
}

/** QuickTime's alias record with an absolute path (type 2), as libavformat/mov.c reads it. */
function aliasReference(path: string): Buffer {
  const text = Buffer.from(path.length % 2 === 0 ? path : `${path}\0`);
  const record = Buffer.alloc(10 + 28 + 12 + 64 + 16 + 4 + 16);
  const item = Buffer.alloc(4);
  item.writeUInt16BE(2, 0);
  item.writeUInt16BE(text.length, 2);
  const end = Buffer.from([0xff, 0xff, 0, 0]);
  return box('alis', Buffer.concat([Buffer.alloc(4), record, item, text, end, Buffer.alloc(20)]));
}

/** Puts another data reference into a film whose index stands at the end, so that no offset changes. */
function withReference(film: Buffer, reference: Buffer): Buffer {
  const path = ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref'];
  const starts: number[] = [];
  let [from, to] = [0, film.length];
  for (const type of path) {
    const start = findBox(film, type, from, to);
    starts.push(start);
    [from, to] = [start + 8, start + film.readUInt32BE(start)];
  }
  // A `dref` has version, flags and a count before its entries; ffmpeg writes one entry.
  const old = from + 8;
  const result = Buffer.concat([film.subarray(0, old), reference, film.subarray(to)]);
  const grown = reference.length - (to - old);
  for (const start of starts) result.writeUInt32BE(film.readUInt32BE(start) + grown, start);
  return result;
}

function findBox(film: Buffer, type: string, from: number, to: number): number {
  for (let at = from; at + 8 <= to; at += Math.max(8, film.readUInt32BE(at))) {
    if (film.toString('latin1', at + 4, at + 8) === type) return at;
  }
  throw new Error(`the film has no ${type}`);
}
