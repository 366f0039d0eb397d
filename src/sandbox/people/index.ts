/** People who work by hand: in the preview, in tests, with curl. */
export { submitByHand, skipByHand } from './answering';
export { Deadlines } from './deadlines';
export { offersFor, takeAssignment } from './offers';
export { personOf, presentPerson, registerPerson } from './registration';
export { uploadByHand } from './uploads';
