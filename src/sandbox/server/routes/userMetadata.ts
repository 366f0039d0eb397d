import { missing } from '../../domain/fault';
import { profileValue } from '../../filters';
import type { IdParams, RouteGroup } from '../context';

/** What a requester may know of a performer. */
export const userMetadataRoutes: RouteGroup = (app, { world }) => {
  app.get<{ Params: IdParams }>('/api/v1/user-metadata/:id', (request) => {
    const performer = world.store.performers.get(request.params.id);
    if (!performer) throw missing('user', request.params.id);
    const { profile } = performer;
    const part = (key: string): unknown => profileValue({ ...profile }, key);
    return {
      id: performer.id,
      country: profile.country,
      languages: profile.languages,
      adult_allowed: profile.adult_allowed,
      attributes: {
        country_by_phone: profile.country,
        country_by_ip: profile.country,
        client_type: profile.client_type,
        user_agent_type: profile.user_agent_type,
        device_category: profile.device_category,
        os_family: profile.os_family,
        os_version: profile.os_version,
        os_version_major: part('os_version_major'),
        os_version_minor: part('os_version_minor'),
        os_version_bugfix: part('os_version_bugfix'),
      },
    };
  });
};
