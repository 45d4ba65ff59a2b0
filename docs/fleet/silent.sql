-- Example, untried. Who has not been heard of for three days with a heartbeat every 24 hours, or loses events.
SELECT
  ResourceAttributes['service.instance.id'] AS device,
  any(ResourceAttributes['fluxward.device.label']) AS label,
  max(Timestamp) AS last,
  toUInt64OrZero(argMaxIf(LogAttributes['fluxward.events.lost'], Timestamp, EventName = 'fluxward.heartbeat')) AS lost,
  argMaxIf(LogAttributes['fluxward.active'], Timestamp, EventName = 'fluxward.heartbeat') AS active
FROM otel.fluxward_all
WHERE Timestamp > now() - INTERVAL 90 DAY
GROUP BY device
HAVING last < now() - INTERVAL 3 DAY OR lost > 0 OR active = 'false'
ORDER BY last
LIMIT 500
