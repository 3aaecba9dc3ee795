-- Which happening a date belongs to: a happening is told by the dates that reports give it.
ALTER TABLE "moments" ADD COLUMN "happening_id" TEXT REFERENCES "happenings" ("happening_id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "moments_happening_id" ON "moments" ("happening_id") WHERE "happening_id" IS NOT NULL;
