CREATE SECRET object_storage (
    TYPE s3, SCOPE {scope}, KEY_ID {key}, SECRET {secret}, SESSION_TOKEN {token}, REGION {region}, ENDPOINT {endpoint},
    URL_STYLE {style}, USE_SSL {ssl}
)
