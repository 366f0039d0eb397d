/** Where the performer is: what the page's toolbar says, the browser's own answer without it. */
import type { Services } from './services';

let place: { readonly latitude: number; readonly longitude: number } | undefined;

/** `location` is `lat,lng`; empty while it is not known. */
export function setLocation(location: string): void {
  const [latitude, longitude] = location.split(',').map(Number);
  const isKnown = Number.isFinite(latitude) && Number.isFinite(longitude) && location !== '';
  place = isKnown ? { latitude: latitude ?? 0, longitude: longitude ?? 0 } : undefined;
}

export function createGeolocation(): Services['geolocation'] {
  return {
    getCurrentPosition: (done, failed, options) => {
      if (place) setTimeout(() => done(positionAt()), 0);
      else navigator.geolocation.getCurrentPosition(done, failed, options);
    },
    watchPosition: (done, failed, options) => {
      if (!place) return navigator.geolocation.watchPosition(done, failed, options);
      return setTimeout(() => done(positionAt()), 0);
    },
  };
}

function positionAt(): GeolocationPosition {
  const coords = {
    latitude: place?.latitude ?? 0,
    longitude: place?.longitude ?? 0,
    accuracy: 10,
    altitude: null,
    altitudeAccuracy: null,
    heading: null,
    speed: null,
  };
  return {
    coords: { ...coords, toJSON: () => coords },
    timestamp: Date.now(),
    toJSON: () => ({ coords }),
  };
}
