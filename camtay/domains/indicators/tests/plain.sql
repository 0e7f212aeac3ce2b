-- Each figure once more, as plain SQL by another hand: `id` of every record of the population, and whether it `counts`.
-- Nothing here knows of the predicates. A new indicator needs its own lines; the test says so.

-- cases.received
SELECT id, 1 AS counts FROM cases_case WHERE receiving_place_id IN (:places) AND received_day BETWEEN :first AND :last
-- cases.filed_online
SELECT id, CASE channel WHEN 'online' THEN 1 ELSE 0 END AS counts FROM cases_case
WHERE receiving_place_id IN (:places) AND received_day BETWEEN :first AND :last
-- cases.assisted
SELECT id, CASE WHEN pressed_by IN ('guided', 'family', 'authorised') THEN 1 ELSE 0 END AS counts FROM cases_case
WHERE receiving_place_id IN (:places) AND received_day BETWEEN :first AND :last
-- cases.handled_online
SELECT id, CASE WHEN channel = 'online' AND steps_electronic AND electronic_result THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last
-- cases.digitised
SELECT id, CASE WHEN components_attached AND electronic_result THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last
-- cases.on_time
SELECT id, CASE WHEN on_time THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last
-- cases.on_time_explained
SELECT id, CASE WHEN on_time_explained THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last
-- cases.median_working_days
SELECT id, 1 AS counts FROM cases_case
WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last AND worked_half_days >= 0
-- cases.saved_hours
SELECT id, CASE WHEN saved_minutes >= 0 THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last
-- cases.satisfied
SELECT id, CASE WHEN rating IN (4, 5) THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE receiving_place_id IN (:places) AND rated_day BETWEEN :first AND :last
-- cases.online_with_result
SELECT id, CASE WHEN channel = 'online' AND electronic_result THEN 1 ELSE 0 END AS counts
FROM cases_case WHERE receiving_place_id IN (:places) AND received_day BETWEEN :first AND :last
-- cases.result_electronic
SELECT id, CASE WHEN electronic_result THEN 1 ELSE 0 END AS counts FROM cases_case
WHERE deciding_place_id IN (:places) AND settled_day BETWEEN :first AND :last
  AND (state = 'result_ready' OR state = 'handed_over')
-- cases.overdue_now
SELECT id,
  CASE WHEN supplement_count >= 2 THEN 1
       WHEN supplement_asked_at <= clock_due_at THEN 0
       WHEN clock_due_at < :at THEN 1 ELSE 0 END AS counts
FROM cases_case
WHERE deciding_place_id IN (:places) AND received_day <= :last AND (settled_day IS NULL OR settled_day > :last)

-- learning.taught
SELECT id, 1 AS counts FROM learning_personprogress
WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.with_help
SELECT id, CASE WHEN helped_day <= :last THEN 1 WHEN alone_day <= :last THEN 1 ELSE 0 END AS counts
FROM learning_personprogress WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.alone
SELECT id, CASE WHEN alone_day <= :last THEN 1 ELSE 0 END AS counts
FROM learning_personprogress WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.kept
SELECT id, CASE WHEN kept_day <= :last THEN 1 ELSE 0 END AS counts
FROM learning_personprogress WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.by_family
SELECT id, CASE WHEN family_day <= :last THEN 1 ELSE 0 END AS counts
FROM learning_personprogress WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.first_own_case
SELECT id, 1 AS counts FROM learning_personprogress
WHERE commune_id IN (:places) AND own_case_day BETWEEN :first AND :last AND shown_day <= own_case_day
-- learning.skills_taught
SELECT id, 1 AS counts FROM learning_progress
WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.skills_alone
SELECT id, CASE WHEN alone_day <= :last THEN 1 ELSE 0 END AS counts
FROM learning_progress WHERE commune_id IN (:places) AND shown_day BETWEEN :first AND :last
-- learning.officials_trained
SELECT id, CASE WHEN trained_day <= :last THEN 1 ELSE 0 END AS counts FROM learning_trainee
WHERE place_id IN (:places) AND since_day <= :last AND COALESCE(until_day, 99991231) >= :last

-- teams.count
SELECT id, 1 AS counts FROM teams_team
WHERE commune_id IN (:places) AND kind = 'community' AND since_day <= :last AND COALESCE(until_day, 99991231) >= :last
-- teams.members
SELECT id, 1 AS counts FROM teams_membership
WHERE commune_id IN (:places) AND kind = 'community' AND since_day <= :last AND COALESCE(until_day, 99991231) >= :last
-- teams.core
SELECT id, CASE WHEN is_core THEN 1 ELSE 0 END AS counts FROM teams_membership
WHERE commune_id IN (:places) AND kind = 'community' AND since_day <= :last AND COALESCE(until_day, 99991231) >= :last
-- teams.active
SELECT id, CASE WHEN sessions > 0 THEN 1 ELSE 0 END AS counts FROM teams_teammonth
WHERE commune_id IN (:places) AND kind = 'community' AND day BETWEEN :first / 100 * 100 AND :last
-- places.with_team
SELECT place_id AS id, CASE WHEN teams > 0 AND since_day <= :last THEN 1 ELSE 0 END AS counts
FROM teams_coverage WHERE commune_id IN (:places)
-- teams.campaigns
SELECT id, 1 AS counts FROM teams_team
WHERE commune_id IN (:places) AND kind = 'campaign' AND since_day <= :last AND COALESCE(until_day, 99991231) >= :first
-- teams.volunteers
SELECT id, 1 AS counts FROM teams_membership
WHERE commune_id IN (:places) AND kind = 'campaign' AND since_day <= :last AND COALESCE(until_day, 99991231) >= :first
