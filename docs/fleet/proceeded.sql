-- Example, untried. Who went past a warning, and for how long they meant to.
SELECT
  any(Timestamp) AS time,
  any(ResourceAttributes['service.instance.id']) AS device,
  any(ResourceAttributes['fluxward.device.label']) AS label,
  any(LogAttributes['fluxward.site']) AS site,
  any(LogAttributes['fluxward.scope']) AS scope,
  any(LogAttributes['fluxward.level']) AS level
FROM otel.fluxward_all
WHERE EventName = 'fastflux.proceed'
  AND Timestamp > now() - INTERVAL 7 DAY
GROUP BY LogAttributes['log.record.uid']
ORDER BY time DESC
LIMIT 500
