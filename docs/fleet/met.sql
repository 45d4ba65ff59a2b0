-- Example, untried. Which devices met which fluxed site; what came twice counts once.
SELECT
  LogAttributes['fluxward.site'] AS site,
  uniqExact(ResourceAttributes['service.instance.id']) AS devices,
  groupUniqArray(50)(if(ResourceAttributes['fluxward.device.label'] = '',
    ResourceAttributes['service.instance.id'], ResourceAttributes['fluxward.device.label'])) AS who,
  uniqExact(LogAttributes['fluxward.finding']) AS findings,
  min(Timestamp) AS first,
  max(Timestamp) AS last
FROM otel.fluxward_all
WHERE EventName = 'fastflux.detection'
  AND LogAttributes['fluxward.level'] = 'flux'
  AND Timestamp > now() - INTERVAL 7 DAY
GROUP BY site
ORDER BY devices DESC, last DESC
LIMIT 500
