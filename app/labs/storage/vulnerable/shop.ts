// VULNERABLE: shows reviews as raw HTML, and stores tokens where scripts can read them.

import { REVIEW } from './review'
import { HOME } from './sandbox'

/** The script of the page. Its mistake is one line, which inserts the review as HTML. */
const script = (design: string) => `
const home = ${JSON.stringify(HOME)}
const at = (id) => document.getElementById(id)
function found() {
  const places = { 'readable cookie': /lab\\.readable=/.test(document.cookie), localStorage: localStorage.getItem('lab.token') !== null, sessionStorage: sessionStorage.getItem('lab.token') !== null }
  at('found').textContent = 'In this tab, page script finds a token in: ' + (Object.keys(places).filter((place) => places[place]).join(', ') || 'none of its places') + '.'
}
at('sign-in').onclick = async () => {
  const answer = await fetch(home + '/session?design=${encodeURIComponent(design)}', { method: 'POST' })
  const made = await answer.json()
  at('who').textContent = answer.ok ? 'Signed in as ' + made.name + ', who was made for this lab.' : made.error.message
  if (!answer.ok) return
  localStorage.setItem('lab.token', made.local)
  sessionStorage.setItem('lab.token', made.session)
  found()
}
at('publish').onclick = () => {
  at('loot').replaceChildren()
  at('shown').innerHTML = at('review').value
}
function report(place, token, elsewhere, here) {
  const row = at('loot').insertRow()
  const words = [place, token ? 'stolen: ' + token.length + ' characters' : 'nothing', elsewhere ? String(elsewhere.status) : '–', here ? String(here.status) : '–']
  for (const word of words) row.insertCell().textContent = word
}
found()
`

/** The body of the shop for a visitor of `design`. */
export const shop = (design: string) => `
<p>This page is broken on purpose: it shows reviews as HTML. It may speak to its own folder only, and nobody of this site is signed in here but people who were made for the lab.</p>
<section><h2>The visitor</h2><button id="sign-in">Sign in as somebody made for this lab</button><p id="who" role="status"></p><p id="found"></p></section>
<section><h2>The review</h2><label for="review">What the attacker writes</label><textarea id="review" spellcheck="false">${REVIEW.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</textarea><button id="publish">Publish the review</button><div id="shown"></div></section>
<table><caption>What the script in the review got</caption><thead><tr><th scope="col">Kept in</th><th scope="col">Read</th><th scope="col">Tried elsewhere</th><th scope="col">Ridden here</th></tr></thead><tbody id="loot"></tbody></table>
<script>${script(design)}</script>`
