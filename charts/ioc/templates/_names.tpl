{{/* The release's prefix: every object is {prefix}-{part}. */}}
{{- define "ioc.prefix" -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* The labels that select a part's pods. Takes (dict "root" $ "part" NAME). */}}
{{- define "ioc.selector" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* The labels of a part's pods: no version, so that a new chart restarts only what it changes. */}}
{{- define "ioc.podLabels" -}}
{{ include "ioc.selector" . }}
app.kubernetes.io/part-of: ioc
{{- end }}

{{/* All labels of a part's objects. */}}
{{- define "ioc.labels" -}}
{{ include "ioc.podLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | quote }}
{{- end }}

{{/* The enabled services, each with its defaults filled in, as JSON {name: entry}. */}}
{{- define "ioc.services" -}}
{{- $all := dict }}
{{- range $name, $given := .Values.services }}
{{- $service := mergeOverwrite (deepCopy $.Values.defaults) (deepCopy ($given | default dict)) }}
{{- if and (or (include "ioc.demo" $) (include "ioc.letsWallsIn" $name)) (not $service.public) (not (has "gateway" $service.needs)) }}
{{- $_ := set $service "needs" (append $service.needs "gateway") }}
{{- end }}
{{- if $service.enabled }}
{{- $_ := set $all $name $service }}
{{- end }}
{{- end }}
{{- toJson $all }}
{{- end }}

{{/* Whether a service lets walls in: it asks the gateway for the key that signs their tokens. Takes its name. */}}
{{- define "ioc.letsWallsIn" -}}
{{- if has . (list "desk" "screens") }}true{{ end }}
{{- end }}

{{/*
A demonstration: the simulator signs its own token, so everybody believes the gateway's development issuer. Yields "true" or
nothing.
*/}}
{{- define "ioc.demo" -}}
{{- if (.Values.services.simulator).enabled }}
{{- if .Values.ingress.enabled }}{{ fail "services.simulator is for a demonstration with the development issuer: not behind an ingress; use kubectl port-forward" }}{{ end -}}
true
{{- end }}
{{- end }}

{{/* Who issues tokens. */}}
{{- define "ioc.authority" -}}
{{- if include "ioc.demo" . }}http://{{ include "ioc.prefix" . }}-gateway:8080
{{- else }}{{ required "auth.authority (the OIDC issuer's URL) is required" .Values.auth.authority }}
{{- end }}
{{- end }}

{{/* A service's image. Takes (dict "root" $ "part" NAME). */}}
{{- define "ioc.image" -}}
{{ .root.Values.image.registry }}/ioc-{{ .part }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* The Secret with every part's password. */}}
{{- define "ioc.passwords" -}}
{{ .Values.passwords.existingSecret | default (printf "%s-passwords" (include "ioc.prefix" .)) }}
{{- end }}

{{/* Where the servers are. */}}
{{- define "ioc.busHost" -}}
{{- if .Values.bus.bundled }}{{ include "ioc.prefix" . }}-bus{{ else }}{{ required "bus.external.host is required when bus.bundled is false" .Values.bus.external.host }}{{ end }}
{{- end }}
{{- define "ioc.busPort" -}}
{{- if .Values.bus.bundled }}5672{{ else }}{{ int .Values.bus.external.port }}{{ end }}
{{- end }}
{{- define "ioc.dbHost" -}}
{{- if .Values.db.bundled }}{{ include "ioc.prefix" . }}-db{{ else }}{{ required "db.external.host is required when db.bundled is false" .Values.db.external.host }}{{ end }}
{{- end }}
{{- define "ioc.dbPort" -}}
{{- if .Values.db.bundled }}5432{{ else }}{{ int .Values.db.external.port }}{{ end }}
{{- end }}

{{/*
prepare can run before everything else only where its servers are there before everything else. Yields "true" or nothing.
Bundled servers are made by the same install, so there it is an ordinary Job beside them, one a revision.
*/}}
{{- define "ioc.hooked" -}}
{{- if not (or .Values.bus.bundled .Values.db.bundled) }}true{{ end }}
{{- end }}
