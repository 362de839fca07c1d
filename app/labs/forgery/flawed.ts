/** The flaws of tokens that the site issues with its own key, with their names on the page. */
export const FLAWED = {
  expired: {
    name: 'Expired',
    description:
      'By the right key, but its end lies a minute back, beyond what the design tolerates.',
  },
  notYet: {
    name: 'Not yet valid',
    description: 'By the right key, but good only in five minutes (nbf).',
  },
  aud: { name: 'Wrong aud', description: 'By the right key, for another audience.' },
  iss: { name: 'Wrong iss', description: 'By the right key, in the name of another issuer.' },
} as const
export type FlawId = keyof typeof FLAWED
