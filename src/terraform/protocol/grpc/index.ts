/**
 * gRPC over Node's HTTP/2: methods by path, frames, status codes. No message and no service is known here.
 */
export { GrpcError, grpcStatus, unimplemented } from "./grpc-error.ts";
export { createGrpcServer, type Call, type Method } from "./grpc-server.ts";
