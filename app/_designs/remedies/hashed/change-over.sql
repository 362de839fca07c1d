-- Run once, when the code that hashes goes live (PostgreSQL 11 or later): every session goes on, under the hash of its token.
-- A token that NextAuth made is a UUID of 36 characters; a hash has 43, so what is hashed already stays as it is.
UPDATE "Session"
SET "sessionToken" = rtrim(translate(encode(sha256(convert_to("sessionToken", 'UTF8')), 'base64'), '+/', '-_'), '=')
WHERE length("sessionToken") = 36;
