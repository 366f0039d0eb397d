import { count, flag, may, must, object, returned, text, type Fields } from './build';
import { createdField, idField, ownerField, textByLanguage } from './common';
import type { ObjectSchema } from './schema';

const fields: Fields = {
  name: must(text, 'Name of the skill; only you see it.', { example: 'name: careful-reader' }),
  public_name: may(textByLanguage, 'Name as performers see it, by language.', {
    example: 'public_name: { EN: Careful reader }',
  }),
  public_requester_description: may(
    textByLanguage,
    'What the skill means, for performers, by language.',
    {
      example: 'public_requester_description: { EN: Reads texts aloud without mistakes }',
    },
  ),
  hidden: may(flag, 'Whether performers do not see that they have the skill.', { standard: true }),
  skill_ttl_hours: may(
    count({ min: 1 }, 'h'),
    'The value disappears after this many hours without a change.',
    {
      example: 'skill_ttl_hours: 720',
    },
  ),
  private_comment: may(text, 'Note to yourself.'),
  deprecated: may(flag, 'Whether the skill is no longer in use.'),
  training: returned(flag, 'Whether the skill belongs to a training.'),
  global: returned(flag, "Whether the skill is the platform's own."),
  id: idField,
  created: createdField,
  owner: ownerField,
};

export const skillSchema: ObjectSchema = object('skill', fields);
