import { dependencies, license, version } from '../../package.json'

const { VERCEL_GIT_REPO_OWNER: owner, VERCEL_GIT_REPO_SLUG: slug, SOURCE_URL } = process.env

/**
 * Facts about this build. `source` is the address of its repository, if the host or SOURCE_URL
 * names one.
 */
export const site = {
  version,
  licence: license,
  nextAuthVersion: dependencies['next-auth'],
  source: SOURCE_URL || (owner && slug ? `https://github.com/${owner}/${slug}` : null),
}
