CREATE OR REPLACE VIEW units AS
SELECT e.* EXCLUDE (version)
FROM unit_entries e
JOIN register_heads h ON h.register = 'units' AND h.version = e.version;

CREATE OR REPLACE VIEW awards AS
SELECT e.* EXCLUDE (version)
FROM award_entries e
JOIN register_heads h ON h.register = 'titles' AND h.version = e.version;

CREATE OR REPLACE VIEW periods AS
SELECT e.* EXCLUDE (version)
FROM period_entries e
JOIN register_heads h ON h.register = 'periods' AND h.version = e.version;

CREATE OR REPLACE VIEW movements AS
SELECT e.* EXCLUDE (version)
FROM movement_entries e
JOIN register_heads h ON h.register = 'movements' AND h.version = e.version;

CREATE OR REPLACE VIEW reporting_calendar AS
SELECT e.* EXCLUDE (version)
FROM reporting_entries e
JOIN register_heads h ON h.register = 'reporting' AND h.version = e.version;

CREATE OR REPLACE VIEW nomination_deadlines AS
SELECT e.* EXCLUDE (version)
FROM nomination_deadline_entries e
JOIN register_heads h ON h.register = 'nomination_deadlines' AND h.version = e.version;

CREATE OR REPLACE VIEW plan_items AS
SELECT i.*
FROM plan_item_entries i
JOIN plans p ON p.plan_id = i.plan_id AND p.version = i.version;

-- ALL = units in force during the plan whose kind is not agency.
CREATE OR REPLACE VIEW plan_units AS
SELECT p.plan_id, u.*
FROM units u
JOIN plans p ON coalesce(u.valid_from <= p.last_day, TRUE) AND coalesce(u.valid_to >= p.first_day, TRUE)
WHERE u.kind <> 'agency';

-- The fact is item x unit: the units an item concerns, the lead marked.
CREATE OR REPLACE VIEW item_units AS
SELECT i.plan_id, i.item_code, u.unit_code, u.unit_code = i.lead_unit AS is_lead, i.lead_unit = 'ALL' AS lead_is_all
FROM plan_items i
JOIN plan_units u ON u.plan_id = i.plan_id
WHERE i.lead_unit IN ('ALL', u.unit_code)
   OR list_has_any(string_split(coalesce(i.with_units, ''), ';'), ['ALL', u.unit_code])
UNION ALL
-- A lead that is not (any more) one of the plan's units still owes its item: it must not vanish from what is counted.
SELECT i.plan_id, i.item_code, i.lead_unit, TRUE, FALSE
FROM plan_items i
WHERE i.lead_unit <> 'ALL' AND (i.plan_id, i.lead_unit) NOT IN (SELECT plan_id, unit_code FROM plan_units);

-- Rules by which the state of an item is told, in the order in which they are tried.
CREATE OR REPLACE VIEW status_rules AS
SELECT e.* EXCLUDE (version)
FROM status_rule_entries e
JOIN register_heads h ON h.register = 'status_rules' AND h.version = e.version;

-- After how many days of which clock a difficulty is escalated, in the order in which they are named.
CREATE OR REPLACE VIEW escalation_rules AS
SELECT e.* EXCLUDE (version)
FROM escalation_rule_entries e
JOIN register_heads h ON h.register = 'escalation_rules' AND h.version = e.version;

CREATE OR REPLACE VIEW contradiction_rules AS
SELECT e.* EXCLUDE (version)
FROM contradiction_rule_entries e
JOIN register_heads h ON h.register = 'contradiction_rules' AND h.version = e.version;

-- The moves a nomination may make.
CREATE OR REPLACE VIEW pipeline AS
SELECT e.* EXCLUDE (version)
FROM pipeline_entries e
JOIN register_heads h ON h.register = 'pipeline' AND h.version = e.version;

-- What a dossier must hold.
CREATE OR REPLACE VIEW dossiers AS
SELECT e.* EXCLUDE (version)
FROM dossier_entries e
JOIN register_heads h ON h.register = 'dossiers' AND h.version = e.version;

-- Which law holds for a decision on a day.
CREATE OR REPLACE VIEW regimes AS
SELECT e.* EXCLUDE (version)
FROM regime_entries e
JOIN register_heads h ON h.register = 'regimes' AND h.version = e.version;

-- The rules nominations are judged by.
CREATE OR REPLACE VIEW award_rules AS
SELECT e.* EXCLUDE (version)
FROM award_rule_entries e
JOIN register_heads h ON h.register = 'award_rules' AND h.version = e.version;

-- When decisions are planned.
CREATE OR REPLACE VIEW rounds AS
SELECT e.* EXCLUDE (version)
FROM round_entries e
JOIN register_heads h ON h.register = 'rounds' AND h.version = e.version;

-- The emulation groupings of each plan.
CREATE OR REPLACE VIEW groupings AS
SELECT e.* EXCLUDE (version)
FROM grouping_entries e
JOIN register_heads h ON h.register = 'groupings' AND h.version = e.version;
