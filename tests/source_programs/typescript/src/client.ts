import { createApiBuilderFromCtpClient } from "@commercetools/platform-sdk";
import { ClientBuilder } from "@commercetools/ts-client";

const projectKey = process.env.CTP_PROJECT_KEY ?? "";
const client = new ClientBuilder().withProjectKey(projectKey).withHttpMiddleware({ host: process.env.CTP_API_URL ?? "" }).build();

export const shop = createApiBuilderFromCtpClient(client).withProjectKey({ projectKey });
