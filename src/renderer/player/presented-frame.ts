/**
 * The frame that an element shows at this moment. Where a frame comes while the callback of the one before it runs, Chromium calls back for
 * neither of them again (`requestVideoFrameCallback` is asked for once each time); the picture itself says which it is.
 * @returns its presentation time in seconds of the file; null when no picture is there
 */
export function presentedFrame(video: HTMLVideoElement): number | null {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  try {
    const frame = new VideoFrame(video);
    const { timestamp } = frame;
    frame.close();
    return timestamp / 1e6;
  } catch (error) {
    // its first picture is announced, but not drawn yet
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null;
    throw error;
  }
}
