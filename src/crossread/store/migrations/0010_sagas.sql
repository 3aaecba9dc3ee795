-- Stories of one long-running matter.

ALTER TABLE "stories" ADD COLUMN "saga_id" TEXT;
CREATE INDEX "stories_saga_id" ON "stories" ("saga_id") WHERE "saga_id" IS NOT NULL;
