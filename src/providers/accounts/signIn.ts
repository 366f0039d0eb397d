import type { AuthorizationKind, Profile } from '../../api';
import { authorizationOf } from '../../api/profiles';
import { steps, type Ask, type Choice } from '../ask';
import { failureMessage } from '../failures';
import { isEmbedded } from '../profiles';

/** Who a token belongs to, as the platform says. */
export interface Proven {
  readonly id: string;
  readonly name: string;
}

/** Answers with the requester's id and name, or throws the client's error. */
export type CheckToken = (
  profile: Profile,
  token: string,
  authorization: AuthorizationKind,
) => Promise<Proven>;

/** What somebody entered, and whose it turned out to be. */
export interface SignedIn {
  readonly profile: Profile;
  readonly authorization: AuthorizationKind;
  readonly token: string;
  readonly proven: Proven;
}

interface Answers {
  readonly profile: Profile;
  readonly authorization: AuthorizationKind;
  readonly token: string;
}

/**
 * Asks for platform (unless given), kind of token and token, and has the platform tell whose it is
 * before it is taken. Undefined when it was dismissed.
 */
export async function askToSignIn(
  ask: Ask,
  checkToken: CheckToken,
  {
    given,
    profiles,
  }: { readonly given?: Profile | undefined; readonly profiles: readonly Profile[] },
): Promise<SignedIn | undefined> {
  let proven: Proven | undefined;
  const title = given === undefined ? 'Sign in' : `Sign in to ${given.label}`;
  const answers = await steps<Answers>(
    ask,
    title,
    [
      {
        key: 'profile',
        ask: (person) =>
          person.pick(profiles.filter((each) => !isEmbedded(each)).map(profileChoice), {
            placeholder: 'The sandbox on this machine needs no account. Sign in to…',
          }),
      },
      {
        key: 'authorization',
        ask: (person, { profile }) =>
          person.pick(kindChoices(profile?.authorization ?? 'ApiKey'), {
            placeholder: 'What do you have of the account?',
          }),
      },
      {
        key: 'token',
        ask: (person, { profile, authorization }) =>
          person.text({
            prompt: `${words[authorization ?? 'ApiKey']} of a requester account. It is checked now and kept in VS Code's secret storage only.`,
            secret: 'secret',
            check: async (token) => {
              if (profile === undefined || authorization === undefined) return 'Begin again.';
              if (token === '') return `Enter the ${words[authorization]}.`;
              try {
                proven = await checkToken(profile, token, authorization);
                return undefined;
              } catch (error) {
                return refusal(profile, token, authorization, error);
              }
            },
          }),
      },
    ],
    given === undefined ? {} : { profile: given },
  );
  return answers === undefined || proven === undefined ? undefined : { ...answers, proven };
}

const words: Readonly<Record<AuthorizationKind, string>> = {
  ApiKey: 'API key',
  OAuth: 'OAuth token',
};

export function profileChoice(profile: Profile): Choice<Profile> {
  const money = profile.sandbox ? 'no money, no real performers' : 'real performers, real money';
  return {
    label: profile.label,
    description: isEmbedded(profile) ? 'on this machine' : 'not signed in',
    detail: profile.baseUrl === '' ? money : `${profile.baseUrl}: ${money}`,
    value: profile,
  };
}

/** The platform's own kind first. */
function kindChoices(usual: AuthorizationKind): readonly Choice<AuthorizationKind>[] {
  const other: AuthorizationKind = usual === 'ApiKey' ? 'OAuth' : 'ApiKey';
  return [
    { label: words[usual], description: 'the usual one on this platform', value: usual },
    { label: words[other], value: other },
  ];
}

function refusal(
  profile: Profile,
  token: string,
  authorization: AuthorizationKind,
  error: unknown,
): string {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status !== 401 && status !== 403) return failureMessage(error);
  const looks = authorizationOf(token);
  const hint =
    looks === 'ApiKey' && authorization === 'OAuth'
      ? 'It looks like an API key: go back and choose that.'
      : "Copy it again from the account's settings page.";
  return `${profile.label} refuses this ${words[authorization]}. ${hint}`;
}
