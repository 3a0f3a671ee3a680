/** Class names of a CSS module; a test holds the names used in code and those in the style sheet together. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css';
