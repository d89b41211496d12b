/** The trace of a failed task if a breakdown gives none: a host that cannot be reached. */
export const brokenTrace = [
  "org.apache.kafka.connect.errors.ConnectException: An exception occurred in the change event producer. This connector will be stopped.",
  "\tat io.debezium.pipeline.ErrorHandler.setProducerThrowable(ErrorHandler.java:72)",
  "\tat io.debezium.pipeline.ChangeEventSourceCoordinator.lambda$start$0(ChangeEventSourceCoordinator.java:140)",
  "\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)",
  "\tat java.base/java.lang.Thread.run(Thread.java:840)",
  "Caused by: java.net.UnknownHostException: db.example.test: Name or service not known",
  "\tat java.base/java.net.InetAddress.getAllByName(InetAddress.java:1385)",
  "\t... 5 more",
].join("\n");
