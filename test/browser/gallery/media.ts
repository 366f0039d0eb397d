/** Pictures and sound that need no network. */
import { clipUrl, pictureUrl } from '../../../src/preview/media';

export const picture = pictureUrl('Street with houses');
export const otherPicture = pictureUrl('The same street');
export const clip = clipUrl(2, 3);
/** Cannot be loaded by anybody. */
export const nothing = 'https://nowhere.invalid/file';
