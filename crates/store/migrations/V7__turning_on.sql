-- How far turning two-step verification on is the owner's act: settled, open (it may be a thief's), or in force unanswered.
ALTER TABLE accounts ADD COLUMN turning_on TEXT NOT NULL DEFAULT '"settled"';
