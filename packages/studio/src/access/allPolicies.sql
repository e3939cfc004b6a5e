-- A row is a policy in force; by name, so that verdicts name the same statement everywhere.
select name, kind, attached_to as "attachedTo", document
from policy_document
order by name collate "C"
