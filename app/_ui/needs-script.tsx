import { Notice } from './notice'

/** For a browser that runs no script: what of the page needs one. `what` begins the sentence. */
export function NeedsScript({ what }: { what: string }) {
  return (
    <noscript>
      <Notice kind="problem">
        {what} needs JavaScript, and this browser runs none here: allow it for this site, then load
        the page again.
      </Notice>
    </noscript>
  )
}
