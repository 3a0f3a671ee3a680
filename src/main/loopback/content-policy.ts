/** The content policy of the window, the same as in the installed application but that media come from the same origin. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page could ask of the machine and this one never does; a window over the whole screen and the clipboard for writing stay. */
const permissionsPolicy = [
  ...['accelerometer', 'camera', 'clipboard-read', 'cross-origin-isolated', 'display-capture'],
  ...['encrypted-media', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts'],
  ...['magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-create'],
  ...[
    'publickey-credentials-get',
    'serial',
    'storage-access',
    'sync-xhr',
    'unload',
    'usb',
    'window-management',
  ],
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** On every answer: nothing is kept, nothing may be framed, guessed at, or read by another origin. */
export const guardedHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** On a paper, which has its style within it and no script. */
export const paperHeaders = {
  ...guardedHeaders,
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
} as const;
