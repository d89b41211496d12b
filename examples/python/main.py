"""This app in Python has one source and a fleet. The passwords come from TF_VAR_orders_password and TF_VAR_shops_password."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_streamkap import (
    MySqlConfig,
    PostgreSqlConfig,
    PostgreSqlDatabaseSslmode,
    SecretValue,
    StreamkapFleetSource,
    StreamkapProvider,
    StreamkapSource,
    StreamkapSourceFleet,
    StreamkapSourceTimeouts,
)

SHOPS = {"berlin": "berlin-db.example.com", "lagos": "lagos-db.example.com"}

app = App()
stack = TerraformStack(app, "python")

StreamkapProvider(stack, "streamkap")

orders = StreamkapSource(
    stack,
    "orders",
    name="orders",
    config=PostgreSqlConfig(
        database_hostname="orders-db.example.com",
        database_user="streamkap",
        database_password=SecretValue.from_variable("orders_password"),
        database_dbname="orders",
        database_sslmode=PostgreSqlDatabaseSslmode.REQUIRE,
        schema_include_list="public",
        table_include_list="public.orders",
    ),
)

StreamkapSourceFleet(
    stack,
    "shops",
    timeouts=StreamkapSourceTimeouts(create="30m"),
    sources=[
        StreamkapFleetSource(
            name=f"shop-{name}",
            config=MySqlConfig(
                database_hostname=hostname,
                database_user="streamkap",
                database_password=SecretValue.from_variable("shops_password"),
                database_include_list="shop",
                table_include_list="shop.orders",
            ),
        )
        for name, hostname in SHOPS.items()
    ],
)

TerraformOutput(stack, "topic", value=orders.topic_id("public.orders"))

app.synth()
