/** gRPC over Node's HTTP/2: methods by path, frames, status codes. Nothing here knows a message or a service. */
export { GrpcError, grpcStatus, unimplemented } from "./grpc-error.ts";
export { createGrpcServer, type Call, type Method } from "./grpc-server.ts";
