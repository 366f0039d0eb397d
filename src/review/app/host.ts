/** The review page's way to its host: the preview's, with words of its own on top. */
import { connectHost, type Host } from '../../preview/app/panel/host';
import type { HostMessage, PageMessage } from '../../preview/protocol';
import type { ReviewDeed, ReviewHostMessage } from '../state';

export interface ReviewHost extends Host {
  say(deed: ReviewDeed): void;
  /** Before `listen`: what is about the review goes there. */
  onReview(heard: (message: ReviewHostMessage) => void): void;
}

export function connectReviewHost(): ReviewHost {
  const host = connectHost();
  let hearReview: (message: ReviewHostMessage) => void = () => undefined;
  return {
    ...host,
    say: (deed) => host.post({ type: 'review', deed } as unknown as PageMessage),
    onReview: (heard) => (hearReview = heard),
    listen: (heard, greet) =>
      host.listen((message: HostMessage | ReviewHostMessage) => {
        if (isReview(message)) hearReview(message);
        else heard(message);
      }, greet),
  };
}

function isReview(message: HostMessage | ReviewHostMessage): message is ReviewHostMessage {
  return message.type.startsWith('review') && message.type !== 'reviews';
}
