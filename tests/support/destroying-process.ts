/** Destroys the library in a folder that nobody has open. Made to be killed. */
import { destroyLibrary } from '../../src/main/core/destroy-library.ts';

await destroyLibrary(process.argv[2] ?? '');
