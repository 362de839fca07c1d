-- AlterTable
ALTER TABLE "Sandbox" ADD COLUMN     "absoluteS" INTEGER,
ADD COLUMN     "idleS" INTEGER;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "endsAt" TIMESTAMP(3),
ADD COLUMN     "idleS" INTEGER;

-- CreateTable
CREATE TABLE "TokenSession" (
    "sid" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedBy" TEXT,

    CONSTRAINT "TokenSession_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "RefreshToken" (
    "hash" TEXT NOT NULL,
    "sid" TEXT NOT NULL,
    "parentHash" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rotatedAt" TIMESTAMP(3),

    CONSTRAINT "RefreshToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "DeniedSession" (
    "design" TEXT NOT NULL,
    "sid" TEXT NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeniedSession_pkey" PRIMARY KEY ("design","sid")
);

-- CreateTable
CREATE TABLE "NotBefore" (
    "userId" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "spares" TEXT,

    CONSTRAINT "NotBefore_pkey" PRIMARY KEY ("userId","design")
);

-- CreateIndex
CREATE INDEX "TokenSession_userId_design_idx" ON "TokenSession"("userId", "design");

-- CreateIndex
CREATE INDEX "TokenSession_expires_idx" ON "TokenSession"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "RefreshToken_parentHash_key" ON "RefreshToken"("parentHash");

-- CreateIndex
CREATE INDEX "RefreshToken_sid_idx" ON "RefreshToken"("sid");

-- CreateIndex
CREATE INDEX "DeniedSession_expires_idx" ON "DeniedSession"("expires");

-- AddForeignKey
ALTER TABLE "TokenSession" ADD CONSTRAINT "TokenSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefreshToken" ADD CONSTRAINT "RefreshToken_sid_fkey" FOREIGN KEY ("sid") REFERENCES "TokenSession"("sid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotBefore" ADD CONSTRAINT "NotBefore_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
