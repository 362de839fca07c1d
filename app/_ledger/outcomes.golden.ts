/**
 * The outcome of every claim that a lab tests, on every design, with the reason in a few words. It
 * is written by hand from the standards and from the source of Auth.js, and not generated:
 * `outcomes.test.ts` compares it with the evidence in `docs`, so that a changed verdict is a line in
 * a review.
 *
 * The columns are the designs in the order of the registry: Database, Hashed, Cached, Redis, Memory,
 * and database-direct; JWT, Signed, denyList, Not-before, reFresh, and jwt-direct.
 * ✓ holds, ✗ does not hold, ◐ holds only if, ◒ holds in part, – not asked.
 */
export const OUTCOMES = `
     DHCRM+ JSLNF+
C1   ✓✓✓✓✓✓ ✓✓✓✓✓✓  HTTP has no memory of its own
C2   ✓✓✓✓✓✓ ✓✓✓✓✓✓  nothing is made before the password is right
C3   ✓✓✓✓✓✓ ✗✗✓✗✗✓  a stock JWT: none; refresh: a session and a refresh token
C4   ✓✓✓✓✓✓ ––––––  memory forgets at a restart, tables and Redis do not
C5   ✓✓✓✓✓✓ ––––––  the record has the id of its person
C6   ✓✓✓✓✓✓ ✗✗✗✗✗✗  a JWT carries what it says
C7   ◐◐◐◐◐◐ ––––––  random and different; no sample shows the generator
C8   ◐◐◐◐◐◐ ◐◐◐◐◐◐  the same flags for each design; Secure shows only on https
C9   ✓✓✓✓✓✓ ✓✓✓✓✓✓  a cookie travels by itself
C10  ✓✓✗✓–✓ ––––––  a cache saves most lookups
C11  ✓✓✓✓✓✓ ◐✗◐◐✗✗  encrypted: as long as the key is secret; signed: readable
C12  ✓✓✓✓✓✓ ✓✓✓✓✓✓  the guarded page asks the session for the role
C13  ✓✓◐✓◐✓ ✗✗✓✗✗◐  a stock sign-out ends no JWT; another server may hold a copy
C14  ✓✓◐✓◐✓ ✗✗✓✗✗◐  not-before ends all or none; refresh: within a minute
C15  ✓✓◐✓◐✓ ✗✗✓✓✗◐  a server with sessions in memory ends only its own
C16  ✓✓✓✓◐✓ ✗✗✓✓✓✓  refresh: at the end of the token
C17  ✓✓✓✓✓✓ ✗✓✗✗✓✓  the codec of Auth.js accepts a token for 15 s more
C18  ✗✗✗✗✗✗ ✗✗✗✗✗✗  a session belongs to one browser
C19  ✓✓◐✓◐✓ ◒◒✓✓◒◐  the copy works; the owner cannot end every token
C21  ✓✓✓✓◐✓ ✗✗✓✗✓✓  a list needs records
C22  ✓✓✗✓✓✓ ––––––  a cache shows the old state for a while
C23  ✓✓✓✓✓✓ ✗✗✓✗✓✓  what can be listed takes up space
C24  ✓✓✗✓✓✓ ✗✗✓✓✗✗  cache and held list ask now and then
C25  ✗✗✗✗✓✗ ––––––  only memory is not shared
C26  ✗✗✗✗✓✗ ––––––  only memory is lost with its server
C27  ◐◐◐◐–◐ ––––––  within the lag of the replica
C28  ✓✓✗✓✓✓ ✗✗✓✓✗✗  a token alone names its person, and a copy does for a while
C30  ✗✗✗––✗ ––––––  a unique index reads one row
C31  –––––– ✓✓✗✓✗✗  what can be revoked alone has a record
C32  –––––– ✓✓✓✓✓✓  sub, name, e-mail and the role that this site adds
C33  –––––– ✗✓✗✗✓✓  a JWE has five parts
C34  –––––– ✓✓✓✓✓✓  alg
C35  –––––– ✗✓✗✗✓✓  a JWE is encrypted
C36  –––––– ✗✓✗✗✓✓  a JWE is not signed
C37  –––––– ◒✓◒◒✓✓  changes are refused; the stock decoder reads other spellings
C38  –––––– –✓––✓✓  alg none, and an HMAC by the public key
C39  –––––– ✓✓✗◒◒✗  nothing stored, nothing asked: each is a claim
C40  –––––– ✓✓✗✗◐✗  a list or an instant has to be asked; a short token lasts a minute
C41  –––––– ◒✓◒◒✓✓  the stock token has no audience
C42  –––––– ✓✓✗✓✗✗  a record tells
C43  ✓✓✓✓✓✓ ✓✓✓✓✓✓  a browser keeps any text in each place
C44  ✓✓✓✓✓✓ ✓✓✓✓✓✓  the routes here read the header
C45  ✗✗✗✗✗✗ ✗✗✗✗✗✗  the cookie is HttpOnly
C46  ✗✗✗✗✗✗ ✗✗✗✗✗✗  each script reads local storage
C47  ✓✓✓✓✓✓ ✓✓✓✓✓✓  where the server gives it a token
C48  ✓✓✓✓✓✓ ––––––  a plain request carries the cookie
C49  ✗✗✗✗✗✗ ✓✓✗✓◒✗  refresh: the copy expires, and cannot be renewed
C50  ✓✓✓✓✓✓ ◒✓◒◒✓✓  accepted to its end, and by the stock codec 15 s more
C51  ✗✗✗✗✗✗ ✓✓✗✗✓✗  a short token runs out; its session ends
C52  –––––– ––✓––◐  a held list is a copy
C53  –––––– ––––✓–  no next token is issued
C54  –––––– ––––◐–  not within the reuse interval
C55  ✗✗✗✗✗✗ ✓✓✗✗◐✗  nothing looks at the password again
C56  ✗✗✗✗✗✗ ✓✓✗✗✓✗  one action of the owner that ends it refutes it
C57  ✓✓✓✓✓✓ ✓✓✓✓✓✓  the cookie has an end of its own
C58  ✓✓✓✓✓✓ ✓✓✗✗◐✗  the session token can be ended; the stock JWT cannot
C59  –––––– ✓✓✗✗✓✗  a list or an instant is somebody to ask
C60  –––––– ✓✓✗✗✓✓  a list or an instant on each request is a lookup
C61  –––––– ✗✗✗✗✗✗  several times a session token
C63  ✓✓✓✓✓✓ ✓✓✓✓✓✓  any token travels in a header
C64  ––––✓– ✓✓◐◐✓◐  memory fails elsewhere; keys are everywhere, a list is in a store
C73  ✓✓✓✓–✓ ◐◐◐◐◐◐  a JWT needs the same secret after it
D1   ✗✗◐✗✗✗ ✓✓✓✓◐✓  the role is in the token; the store has the new one
D2   ✗✗✗✗✗✗ ✗✗✗✗✗✗  SameSite=Lax, and the origin is checked
D3   –––––– ✓✓✓✓✓✓  each of its kind
D4   –––––– ✓◒✓✓◒◒  the signed designs bound their tokens
D5   ✓✓✓✓✓✗ ✓✓✓✓✗✗  an absolute expiry ends it
D6   –––––– ––––✓–  no lookup, and over within a minute
D8   ✓✓✓✓✓✓ ✓✓✓✓✓✓  a new token at each sign-in
D9   ✓✓✓✓◐✓ ✗✗✓✗◒✓  where a sign-in can end what it replaces
D12  ✗✗✗✗✗✗ ✓✗✓✓✗✗  15 s in the codec of Auth.js
D13  ✓✓✓✓✓✓ ✓✓✓✓✓✓  a browser takes the cookie of the last answer
D15  ✗✗✗✗✗✗ ✓✓✗✗◐✗  the stock JWT asks for no person
D16  ✗✗✗✗✗✗ ✗✗✗✗✗✗  the deletion of an account asks for nothing
W1   –––––– ✗✓✗✗✓✓  as C35
W2   –––––– ✗✓✗✗✓✓  as C33
W3   –––––– ✗✗✗✗✗✗  NextAuth keeps it in an HttpOnly cookie
W4   ✗✗✗✗✗✗ ✗✗✗✗✗✗  as C46
W5   ✗✗✗✗✗✗ ✗✗✗✗✗✗  the same for both: not read, but used
W6   –––––– ✗✗✗✗✗✗  a cookie travels with a form, whatever it holds
W7   ✗✗✗✗✗✗ ✗✗✗✗✗✗  it was renewed beyond its end
W8   ◐◐✗◐✓◐ ––––––  a cache or a replica lags behind
W9   ✓✓✗✓✓✓ ––––––  a cache saves most of them
W10  –––––– ◐◐✗✗◐✗  as long as old claims will do
W11  ✗✗✗✗✓✗ ✓✓✗✗✓✓  a shared store scales; a list on each request is one, too
W12  –––––– ✗✗✗✗✗✗  as C61
W13  –––––– –✗––✗✗  the public key verifies it
W14  –––––– ✗✗✗✗✗✗  each change of what it says is refused
W15  ✗✗✗✗✗✗ ✗✗✗✗✗✗  as C18
W16  ✗✗✗✗✗✗ ––––––  its cookie lasts for weeks or half an hour, as a JWT's does
W20  ◐◐◐◐◐◐ ––––––  enough bits, from a cryptographic generator
W21  –––––– ––✓––✗  a held list asks now and then
W22  –––––– ––––◒–  the thief is found out, and so is a slow tab
W24  ✗✗✗✗✗✗ ✓✓✗✓◒✗  as C49
W25  –––––– ✗✗✗✗✗✗  no page reads an HttpOnly cookie
W26  –––––– ✗✗✗✗✗✗  sub
`
