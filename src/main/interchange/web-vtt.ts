/** A line of a text track, in microseconds from the zero of its film. */
export type Cue = { readonly startUs: number; readonly endUs: number; readonly text: string };

/**
 * Writes a text track as WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", 4.1). What means something there is escaped, so that
 * no text can become a tag, a time or another cue.
 * @param cues of one line each, in order of time
 */
export function formatWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ startUs, endUs, text }) => `${timestamp(startUs)} --> ${timestamp(endUs)}\n${escaped(text)}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

function timestamp(us: number): string {
  const ms = Math.round(us / 1000);
  const digits = (value: number, length: number) => String(Math.floor(value)).padStart(length, '0');
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  return `${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}.${digits(ms % 1000, 3)}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
