// What a partner's site does with the API, to see that its types are of use: they complete and
// check queries, they tell what an answer holds, and they refuse what the API would refuse.
import createClient from "openapi-fetch";
import type { components, paths } from "./openapi.js";

type Schemas = components["schemas"];
type Release = Schemas["PressReleasePage"];
type Block = Release["body"][number];

const api = createClient<paths>({ baseUrl: "https://news.example.org/api/v2" });

/** The newest releases of a campaign, complete, in Spanish where there is a translation. */
export async function newest(campaign: number): Promise<Release[]> {
  const { data, error } = await api.GET("/press-releases/", {
    params: {
      query: {
        campaign,
        locale: "es",
        fallback: ["en"],
        order: ["-date"],
        date__gte: "2023-01-01",
        fields: "*",
        limit: 5,
      },
    },
  });
  if (!data) {
    throw new Error("message" in error ? error.message : error.detail);
  }
  return data.items.filter(isComplete);
}

/** With `fields=*` every item is complete; the types know what the query asks only in part. */
function isComplete(item: Schemas["PressReleasePageList"]["items"][number]): item is Release {
  return "body" in item && "contacts" in item;
}

/** Every title of a list, from its first page to its last. */
export async function allTitles(locale: string): Promise<string[]> {
  const titles: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const list = await listBehind(cursor, locale);
    titles.push(...list.items.map((item) => item.title ?? ""));
    cursor = list.meta.next && new URL(list.meta.next).searchParams.get("cursor");
  }
  return titles;
}

async function listBehind(cursor: string, locale: string): Promise<Schemas["AnyPageList"]> {
  const { data } = await api.GET("/pages/", { params: { query: { locale, cursor, limit: 100 } } });
  if (!data) {
    throw new Error("no list");
  }
  return data;
}

/** A block's text; `type` tells which block it is. */
export function textOf(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return block.value;
    case "quote":
      return `“${block.value.text}” ${block.value.attribution}, ${block.value.role}`;
    case "image":
      return block.value.alt;
    case "table":
      return block.value.rows.map((row) => row.join(" ")).join("\n");
    default:
      return "";
  }
}

export async function onePage(id: number): Promise<string> {
  const { data } = await api.GET("/pages/{id}/", { params: { path: { id } } });
  const image = data && "image" in data ? data.image : undefined;
  return image && "sources" in image ? String(image.sources) : "";
}

export async function menu(): Promise<string[]> {
  const { data } = await api.GET("/navigation/", { params: { query: { locale: "ur" } } });
  return (data?.items ?? []).flatMap((entry) => [entry.title, ...entry.children.map((c) => c.title)]);
}

// What the API would refuse, the types refuse before.
export function refused(release: Release): void {
  // @ts-expect-error - no such order
  void api.GET("/press-releases/", { params: { query: { order: ["nonsense"] } } });
  // @ts-expect-error - affiliates have members, releases have not
  void api.GET("/press-releases/", { params: { query: { members__gte: 5 } } });
  // @ts-expect-error - no such region
  void api.GET("/affiliates/", { params: { query: { region: "atlantis" } } });
  // @ts-expect-error - no such endpoint
  void api.GET("/rumours/");
  // @ts-expect-error - no such field
  void release.embargo_until;
  // @ts-expect-error - a release has no dateline that is null
  const dateline: null = release.dateline;
  void dateline;
  const type: "news.PressReleasePage" = release.meta.type;
  void type;
}
