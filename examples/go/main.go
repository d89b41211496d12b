// This app in Go has one source and a fleet. The passwords come from TF_VAR_orders_password and TF_VAR_shops_password.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
	"github.com/streamkap-community/cdktf-streamkap-go/streamkap"
)

var shops = map[string]string{"berlin": "berlin-db.example.com", "lagos": "lagos-db.example.com"}

func main() {
	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("go"))

	streamkap.NewStreamkapProvider(stack, jsii.String("streamkap"), &streamkap.StreamkapProviderProps{})

	orders := streamkap.NewStreamkapSource(stack, jsii.String("orders"), &streamkap.StreamkapSourceProps{
		Name: jsii.String("orders"),
		Config: streamkap.NewPostgreSqlConfig(&streamkap.PostgreSqlConfigProps{
			DatabaseHostname:  jsii.String("orders-db.example.com"),
			DatabaseUser:      jsii.String("streamkap"),
			DatabasePassword:  streamkap.SecretValue_FromVariable(jsii.String("orders_password")),
			DatabaseDbname:    jsii.String("orders"),
			DatabaseSslmode:   streamkap.PostgreSqlDatabaseSslmode_REQUIRE(),
			SchemaIncludeList: jsii.String("public"),
			TableIncludeList:  jsii.String("public.orders"),
		}),
	})

	sources := []*streamkap.StreamkapFleetSource{}
	for name, hostname := range shops {
		sources = append(sources, &streamkap.StreamkapFleetSource{
			Name: jsii.String("shop-" + name),
			Config: streamkap.NewMySqlConfig(&streamkap.MySqlConfigProps{
				DatabaseHostname:    jsii.String(hostname),
				DatabaseUser:        jsii.String("streamkap"),
				DatabasePassword:    streamkap.SecretValue_FromVariable(jsii.String("shops_password")),
				DatabaseIncludeList: jsii.String("shop"),
				TableIncludeList:    jsii.String("shop.orders"),
			}),
		})
	}
	streamkap.NewStreamkapSourceFleet(stack, jsii.String("shops"), &streamkap.StreamkapSourceFleetProps{
		Timeouts: &streamkap.StreamkapSourceTimeouts{Create: jsii.String("30m")},
		Sources:  &sources,
	})

	cdktf.NewTerraformOutput(stack, jsii.String("topic"), &cdktf.TerraformOutputConfig{
		Value: orders.TopicId(jsii.String("public.orders")),
	})

	app.Synth()
}
