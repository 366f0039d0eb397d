/** The names that templates find on `window`. */
import $ from 'jquery';
import _ from 'underscore';
import { TolokaAssignment } from './assignmentClass';
import { provideAlert } from './alerts';
import { ImageAnnotationEditor } from './annotation/editor';
import { Handlebars } from './handlebars';
import { TolokaHandlebarsTask } from './handlebarsTask';
import { TolokaHandlebarsTaskSuite, TolokaTaskSuite } from './suiteClass';
import { TolokaTask } from './taskClass';
import { createTextAnnotationInterface, updateTagsData } from './textAnnotation/textAnnotation';

export function provideGlobals(): void {
  Object.assign($.fn, {
    /** Brings the first element into view; an empty set does nothing. */
    scrollintoview(this: JQuery) {
      this[0]?.scrollIntoView({ block: 'nearest', behavior: 'auto' });
      return this;
    },
  });
  Object.assign(window, {
    $,
    jQuery: $,
    _,
    Handlebars,
    TolokaAssignment,
    TolokaTask,
    TolokaTaskSuite,
    TolokaHandlebarsTask,
    TolokaHandlebarsTaskSuite,
    ImageAnnotationEditor,
    updateTagsData,
    createTextAnnotationInterface,
  });
  provideAlert();
  // Peer connections ask no policy before they reach out.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
    Reflect.deleteProperty(window, name);
  }
  // A frame without an origin has no storage of its own: touching it would throw.
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { value: memoryStorage(), configurable: true });
  }
}

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
