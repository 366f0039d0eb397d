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

/** Provides what the files of the platform provide that `script_urls` lists, and nothing else. */
export function provideGlobals(): void {
  const listed = document.documentElement.dataset.standIns?.split(' ') ?? [];
  Object.assign(window, { TolokaAssignment, TolokaTask, TolokaTaskSuite });
  if (listed.includes('handlebars')) provideLibrary();
  if (listed.includes('image-annotation')) Object.assign(window, { ImageAnnotationEditor });
  provideAlert();
  takeAway();
}

function provideLibrary(): void {
  Object.assign($.fn, {
    /** Brings the first element into view; an empty set does nothing. */
    scrollintoview(this: JQuery) {
      this[0]?.scrollIntoView({ block: 'nearest', behavior: 'auto' });
      return this;
    },
  });
  const textAnnotation = { updateTagsData, createTextAnnotationInterface };
  const classes = { TolokaHandlebarsTask, TolokaHandlebarsTaskSuite };
  Object.assign(window, { $, jQuery: $, _, Handlebars, ...classes, ...textAnnotation });
}

/** What a frame without an origin lacks, and what asks no policy before it reaches out. */
function takeAway(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { value: memoryStorage(), configurable: true });
  }
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
    Reflect.deleteProperty(window, name);
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
