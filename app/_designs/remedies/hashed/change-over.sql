-- Run this once, when the code that hashes goes live (PostgreSQL 11 or later). Every session stays
-- valid, under the hash of its token.
-- A token of NextAuth is a UUID of 36 characters. A hash has 43, so hashed tokens are not changed.
UPDATE "Session"
SET "sessionToken" = rtrim(translate(encode(sha256(convert_to("sessionToken", 'UTF8')), 'base64'), '+/', '-_'), '=')
WHERE length("sessionToken") = 36;
