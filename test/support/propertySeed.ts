/** Required before the unit tests: gives all properties of fast-check the seed of the run. */
import fc from 'fast-check';
import { seed } from './seed';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
