-- Every table only grows. No keys, sequences, enums or indexes: the same SQL runs on a DuckDB file and on DuckLake.
-- recorded_at is a UTC instant set by the program; act_no points at the row of the trail that tells who did it. An act that
-- is_quiet left nothing but its row of the trail.

CREATE TABLE ledger_facts (name VARCHAR, value VARCHAR, recorded_at TIMESTAMP);

CREATE TABLE trail (
    act_no INTEGER, recorded_at TIMESTAMP, actor_name VARCHAR, actor_role VARCHAR, actor_unit VARCHAR,
    actor_verified BOOLEAN, act VARCHAR, subject VARCHAR, detail VARCHAR, previous_hash VARCHAR, hash VARCHAR,
    is_quiet BOOLEAN
);

-- What an account is since an act; the newest row of a name counts. password_hash is argon2's own text; NULL: no password.
CREATE TABLE account_records (
    account VARCHAR, full_name VARCHAR, role VARCHAR, unit_code VARCHAR, email VARCHAR, password_hash VARCHAR,
    is_active BOOLEAN, act_no INTEGER, recorded_at TIMESTAMP
);
-- What the Office set; the newest row of a name counts.
CREATE TABLE setting_records (name VARCHAR, value VARCHAR, act_no INTEGER, recorded_at TIMESTAMP);

-- Registers an official edits as files; each loading that differs is a new version.
CREATE TABLE register_versions (
    register VARCHAR, version INTEGER, sha256 VARCHAR, act_no INTEGER, recorded_at TIMESTAMP
);
CREATE TABLE unit_entries (
    version INTEGER, unit_code VARCHAR, name VARCHAR, short_name VARCHAR, kind VARCHAR, parent_code VARCHAR,
    display_order INTEGER, headcount INTEGER, valid_from DATE, valid_to DATE, successor_code VARCHAR
);
CREATE TABLE award_entries (
    version INTEGER, display_order INTEGER, award_code VARCHAR, catalogue_codes VARCHAR, name VARCHAR, short_name VARCHAR,
    family VARCHAR, for_individual BOOLEAN, for_collective BOOLEAN, decided_by VARCHAR, basis VARCHAR, spellings VARCHAR
);
CREATE TABLE period_entries (
    version INTEGER, display_order INTEGER, plan_id VARCHAR, period VARCHAR, kind VARCHAR, name VARCHAR, starts_on DATE,
    ends_on DATE, months INTEGER
);
CREATE TABLE movement_entries (
    version INTEGER, display_order INTEGER, plan_id VARCHAR, item_code VARCHAR, launched_by VARCHAR, form VARCHAR,
    scope VARCHAR, from_on DATE, to_on DATE, criterion_no VARCHAR, criterion VARCHAR, criterion_measure VARCHAR,
    criterion_target DOUBLE, interim_review_on DATE, final_review_on DATE, note VARCHAR
);
CREATE TABLE reporting_entries (
    version INTEGER, display_order INTEGER, plan_id VARCHAR, period VARCHAR, sheets VARCHAR, units VARCHAR, due_on DATE,
    source VARCHAR
);
-- reached_in and ended_in are the states, as the program orders them, in which nothing more is owed by the day.
CREATE TABLE nomination_deadline_entries (
    version INTEGER, display_order INTEGER, plan_id VARCHAR, awards VARCHAR, must_reach VARCHAR, due_on DATE,
    near_days INTEGER, source VARCHAR, reached_in VARCHAR, ended_in VARCHAR
);
-- Thresholds of a rule: points behind, days before the due date, share of what is expected (0-100), severities.
CREATE TABLE status_rule_entries (
    version INTEGER, display_order INTEGER, rule VARCHAR, state VARCHAR, lag_points DOUBLE, near_days INTEGER,
    near_share DOUBLE, severities VARCHAR, valid_from DATE, valid_to DATE, basis VARCHAR
);
-- words and innocent_words are alternatives parted by "|": what tells trouble in a text, and where it doesn't.
CREATE TABLE contradiction_rule_entries (
    version INTEGER, display_order INTEGER, code VARCHAR, words VARCHAR, innocent_words VARCHAR, valid_from DATE,
    valid_to DATE, basis VARCHAR
);

-- The way of a nomination: which move is allowed from where, for which awards ("*" all), by which roles, what must be said
-- with it, and within how many days a nomination should leave the state it stands in.
CREATE TABLE pipeline_entries (
    version INTEGER, display_order INTEGER, from_state VARCHAR, to_state VARCHAR, awards VARCHAR, roles VARCHAR,
    needs VARCHAR, term_days INTEGER, basis VARCHAR
);
-- The documents of a dossier: for which awards, when needed ("always", or the ground it goes with) and at which state.
CREATE TABLE dossier_entries (
    version INTEGER, display_order INTEGER, document VARCHAR, name VARCHAR, awards VARCHAR, condition VARCHAR,
    needed_at VARCHAR, valid_from DATE, valid_to DATE, basis VARCHAR, source VARCHAR
);
-- Which law, decree and circular hold for a decision on a day.
CREATE TABLE regime_entries (
    version INTEGER, display_order INTEGER, regime VARCHAR, law VARCHAR, decree VARCHAR, circular VARCHAR, valid_from DATE,
    valid_to DATE, source VARCHAR, note VARCHAR
);
-- Rules of law and of the Department's own regulation: for which regimes, awards and nominees, how grave, with what numbers.
CREATE TABLE award_rule_entries (
    version INTEGER, display_order INTEGER, rule VARCHAR, regimes VARCHAR, awards VARCHAR, nominee_kind VARCHAR,
    severity VARCHAR, parameters VARCHAR, valid_from DATE, valid_to DATE, basis VARCHAR, source VARCHAR
);
-- The emulation groupings of a plan: by which items of it, and by which awards of an agency as a whole, one is told.
CREATE TABLE grouping_entries (
    version INTEGER, display_order INTEGER, plan_id VARCHAR, grouping VARCHAR, name VARCHAR, items VARCHAR, awards VARCHAR,
    source VARCHAR
);
-- Rounds of consideration of a plan, the day their decision is planned for, and a regime the Office chose with its reason.
CREATE TABLE round_entries (
    version INTEGER, display_order INTEGER, plan_id VARCHAR, round VARCHAR, name VARCHAR, awards VARCHAR, planned_on DATE,
    regime VARCHAR, reason VARCHAR, source VARCHAR
);

CREATE TABLE plan_versions (
    plan_id VARCHAR, version INTEGER, title VARCHAR, first_day DATE, last_day DATE, legal_bases VARCHAR, source VARCHAR,
    sha256 VARCHAR, act_no INTEGER, recorded_at TIMESTAMP
);
CREATE TABLE plan_item_entries (
    plan_id VARCHAR, version INTEGER, display_order INTEGER, item_code VARCHAR, kind VARCHAR, clause VARCHAR,
    title VARCHAR, product VARCHAR, measure VARCHAR, lead_unit VARCHAR, with_units VARCHAR, start_on DATE, due_on DATE,
    repeats VARCHAR, weight DOUBLE, clause_text VARCHAR
);

-- submission_no is the one order in which submissions count; submission_id is the same number as people read it.
CREATE TABLE submission_records (
    submission_no INTEGER, submission_id VARCHAR, file_name VARCHAR, file_size BIGINT, sha256 VARCHAR, plan_id VARCHAR,
    unit_code VARCHAR, period VARCHAR, is_estimate BOOLEAN, version INTEGER, verdict VARCHAR, template_version VARCHAR,
    plan_version INTEGER, submitted_by VARCHAR, received_on DATE, act_no INTEGER, recorded_at TIMESTAMP
);
CREATE TABLE submission_sheets (
    submission_no INTEGER, sheet VARCHAR, source_sheet VARCHAR, rows_read INTEGER, rows_accepted INTEGER,
    rows_refused INTEGER, is_nil BOOLEAN, columns VARCHAR
);
CREATE TABLE finding_records (
    submission_no INTEGER, finding_no INTEGER, severity VARCHAR, code VARCHAR, sheet VARCHAR, cell VARCHAR, field VARCHAR,
    value VARCHAR, words VARCHAR, message VARCHAR
);
CREATE TABLE refused_rows (
    submission_no INTEGER, sheet VARCHAR, source_row INTEGER, item_code VARCHAR, typed VARCHAR
);
-- What a person said a unit's heading means; heading_key is the heading folded, field "" a column that is not read.
CREATE TABLE heading_answers (
    unit_code VARCHAR, sheet VARCHAR, heading_key VARCHAR, field VARCHAR, act_no INTEGER, recorded_at TIMESTAMP
);
CREATE TABLE withdrawals (
    submission_no INTEGER, reason VARCHAR, withdrawn_by VARCHAR, act_no INTEGER, recorded_at TIMESTAMP
);

-- After how many days of which clock a difficulty is escalated; severities are set apart by ";".
CREATE TABLE escalation_rule_entries (
    version INTEGER, display_order INTEGER, rule VARCHAR, clock VARCHAR, severities VARCHAR, after_days INTEGER, level VARCHAR,
    valid_from DATE, valid_to DATE, basis VARCHAR
);

-- Identities that live across files, and the acts on them. same_as is the difficulty_id of the one it was found to repeat.
CREATE TABLE difficulty_identities (
    difficulty_id VARCHAR, difficulty_no VARCHAR, plan_id VARCHAR, unit_code VARCHAR, item_code VARCHAR, text_key VARCHAR,
    act_no INTEGER, recorded_at TIMESTAMP
);
CREATE TABLE difficulty_events (
    difficulty_id VARCHAR, event_no INTEGER, event VARCHAR, direction_no VARCHAR, text VARCHAR, responsible_unit VARCHAR,
    due_on DATE, response_status VARCHAR, document VARCHAR, acted_by VARCHAR, acted_on DATE, meeting_id VARCHAR,
    submission_no INTEGER, on_behalf_of VARCHAR, form VARCHAR, passed_to VARCHAR, same_as VARCHAR, act_no INTEGER,
    recorded_at TIMESTAMP
);
CREATE TABLE nomination_identities (
    nomination_id VARCHAR, nomination_no VARCHAR, plan_id VARCHAR, unit_code VARCHAR, identity_key VARCHAR,
    act_no INTEGER, recorded_at TIMESTAMP
);
CREATE TABLE nomination_moves (
    nomination_id VARCHAR, move_no INTEGER, state VARCHAR, reason VARCHAR, text VARCHAR, decision_no VARCHAR,
    decision_on DATE, document VARCHAR, acted_by VARCHAR, acted_on DATE, act_no INTEGER, recorded_at TIMESTAMP
);
-- The totals of a council's ballot on a nomination, never who voted what; `written` are the absent who answered in writing.
CREATE TABLE council_results (
    nomination_id VARCHAR, result_no INTEGER, council VARCHAR, held_on DATE, meeting_id VARCHAR, members INTEGER,
    present INTEGER, written INTEGER, votes_for INTEGER, document VARCHAR, text VARCHAR, acted_by VARCHAR, acted_on DATE,
    act_no INTEGER, recorded_at TIMESTAMP
);
-- Which documents of its dossier a nomination has, as the Office checked them; the newest row of a document counts.
CREATE TABLE nomination_papers (
    nomination_id VARCHAR, paper_no INTEGER, document VARCHAR, is_held BOOLEAN, number VARCHAR, dated_on DATE, text VARCHAR,
    acted_by VARCHAR, acted_on DATE, act_no INTEGER, recorded_at TIMESTAMP
);
-- The Office's own word on a nomination: kind `override` (subject a rule, value 1 or 0), `class` (value 1-5 of form 0603.N),
-- `announced` (the day it was made known), `accepted`, `refused` (subject a field, value what a later file says), `corrected`.
CREATE TABLE nomination_rulings (
    nomination_id VARCHAR, ruling_no INTEGER, kind VARCHAR, subject VARCHAR, value VARCHAR, text VARCHAR, document VARCHAR,
    acted_by VARCHAR, acted_on DATE, submission_no INTEGER, source_row INTEGER, act_no INTEGER, recorded_at TIMESTAMP
);
-- Whether two mentions of people are one person, as the Office found; the keys are those of domain/subjects.py.
CREATE TABLE person_rulings (
    one_key VARCHAR, other_key VARCHAR, is_same BOOLEAN, text VARCHAR, acted_by VARCHAR, acted_on DATE, act_no INTEGER,
    recorded_at TIMESTAMP
);
CREATE TABLE meeting_events (
    meeting_id VARCHAR, plan_id VARCHAR, event VARCHAR, held_on DATE, chair VARCHAR, text VARCHAR, acted_by VARCHAR,
    period VARCHAR, act_no INTEGER, recorded_at TIMESTAMP
);
-- What a meeting was called for, in its order: sections of the picture, and matters in the chair's own words (section '').
CREATE TABLE meeting_agenda (
    meeting_id VARCHAR, place INTEGER, section VARCHAR, title VARCHAR, rows INTEGER, act_no INTEGER, recorded_at TIMESTAMP
);
-- What a closed meeting saw: of each section of the picture how many rows, and the digest of all of them.
CREATE TABLE meeting_totals (
    meeting_id VARCHAR, section VARCHAR, rows INTEGER, digest VARCHAR, act_no INTEGER, recorded_at TIMESTAMP
);
