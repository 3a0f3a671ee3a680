export type LogLine = {
  /** The part of ffmpeg that speaks, such as `mov,mp4,m4a,3gp,3g2,mj2` or `h264`; null when it says nothing of that. */
  readonly speaker: string | null;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
};

const shape = /^(?:\[([^\]]*?) @ [^\]]*\] )?\[(info|warning|error|fatal|panic)\] ?(.*)$/;

/** Reads a line as `-loglevel level+…` writes it. One without a level continues what was said before: taken as info. */
export function readLogLine(line: string): LogLine {
  const match = shape.exec(line);
  if (!match) return { speaker: null, level: 'info', text: line };
  const [, speaker = null, level, text = ''] = match;
  return { speaker, level: level === 'info' || level === 'warning' ? level : 'error', text };
}
