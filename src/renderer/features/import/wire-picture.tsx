import { type ReactElement, useEffect, useRef } from 'react';

/** One picture on the wire. */
export function WirePicture({ picture }: { readonly picture: ImageBitmap }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} width={picture.width} height={picture.height} />;
}
