-- AlterTable
ALTER TABLE "Sandbox" ADD COLUMN     "labRun" TEXT;

-- CreateIndex
CREATE INDEX "Sandbox_labRun_idx" ON "Sandbox"("labRun");
