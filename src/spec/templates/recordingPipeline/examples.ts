/** Tab-separated, the columns first: texts to try a pipeline with. */
export const sampleTexts: readonly string[] = [
  'INPUT:text_id\tINPUT:text',
  'text-1\tThe ferry leaves at seven. Whoever misses it walks around the bay, which takes most of the morning.',
  'text-2\tA good knife is kept away from the other spoons and forks, because every knock takes something off its edge.',
  'text-3\tIn spring the river climbs over its banks and leaves a layer of mud behind, on which the best onions grow.',
  'text-4\tMy grandmother counted stairs wherever she went. She said that a house cannot surprise you once you know its number.',
  'text-5\tThe clock on the station is four minutes fast, and everybody in the village relies on it.',
  'text-6\tWhen two choirs practise in one building, the smaller one learns to sing against the wall.',
];

/** Texts with known judgements, and why. One page of a training. */
export const trainingTexts: readonly string[] = [
  'INPUT:text_id\tINPUT:text\tGOLDEN:is_correct\tHINT:text',
  'example-1\tThe lamp over the table was lit before anybody came home.\tyes\tNothing is missing: it can be read aloud.',
  'example-2\tThe lamp over the was lit before anybody home.\tno\tWords are missing: over what, and what did they do?',
  'example-3\tSalt keeps fish from spoiling, and smoke does it even better.\tyes\tNothing is missing: it can be read aloud.',
  'example-4\tSalt keeps fish from spoiling, and smoke does it even [3] ( ).\tno\tIt holds remains of a page that nobody can read aloud.',
  'example-5\tThe bridge was closed for the winter because its\tno\tIt breaks off.',
];

/** The columns of `training_audio`. */
export const noRecordings: readonly string[] = ['filename\tanswer\ttext\thint'];
