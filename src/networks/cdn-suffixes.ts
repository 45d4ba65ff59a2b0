/** A suffix of names that only its operator hands out. */
export type CdnSuffix = {
  readonly suffix: string;
  readonly operator: string;
};

/**
 * Suffixes under which the operator alone decides to which addresses a name leads. An attacker may
 * be the operator's customer, but cannot make such a name lead to a bot: that is the only reason to
 * trust it. Source of each: the operator's own set-up documentation, named above each group, which
 * tells customers to point a CNAME at a name under this suffix, or the operator's service names. A
 * suffix that lapses could be bought by anyone: whoever adds one makes sure that the operator still
 * runs it, and in doubt it stays out.
 *
 * Left out on purpose, because a customer chooses the addresses behind the name:
 * - `trafficmanager.net` (Azure Traffic Manager, "external endpoints"), `akadns.net` (Akamai Global
 *   Traffic Management), `cedexis.net`, `nsone.net`, Alibaba's and Tencent's traffic managers,
 *   `awsdns` and other name servers;
 * - `cdn.cloudflare.net`: an unproxied record of a partial zone answers with the origin's address
 *   (Cloudflare docs, "Proxy status"). Proxied names lead to Cloudflare's own networks, which the
 *   table knows as CDN, so nothing is lost;
 * - rented machines: `compute.amazonaws.com`, `cloudapp.azure.com`, `bc.googleusercontent.com`,
 *   dynamic DNS and tunnels (`duckdns.org`, `ngrok.io`, `synology.me`);
 * - operators that gave up, whose domains may fall into other hands: StackPath (`stackpathcdn.com`,
 *   `hwcdn.net`, `netdna-cdn.com`, ended 2024), Edgio (`edgecastcdn.net`, `llnwd.net`,
 *   `systemcdn.net`, ended 2025), Lumen's CDN (`footprint.net`, ended 2023);
 * - fronts known to shelter criminal customers on changing machines, whatever they call themselves.
 */
export const CDN_SUFFIXES: readonly CdnSuffix[] = [
  // Akamai TechDocs, "Edge hostnames"; akamaized.net and akamaihd.net: media delivery.
  ...under("Akamai", "edgekey.net edgesuite.net akamaiedge.net akamai.net akamaized.net"),
  ...under(
    "Akamai",
    "akamaihd.net akamaiedge-staging.net edgekey-staging.net akamaitechnologies.com",
  ),
  // Amazon CloudFront Developer Guide, "Using custom URLs".
  ...under("Amazon CloudFront", "cloudfront.net"),
  // Elastic Load Balancing, Global Accelerator, S3, App Runner and Amplify user guides, "custom domain".
  ...under("Amazon", "elb.amazonaws.com awsglobalaccelerator.com s3.amazonaws.com amplifyapp.com"),
  ...under("Amazon", "awsapprunner.com elasticbeanstalk.com"),
  // Fastly docs, "Working with CNAME records and your DNS provider".
  ...under("Fastly", "fastly.net fastlylb.net"),
  // Azure docs: Front Door and CDN "custom domain"; msedge.net names are Microsoft's own edge.
  ...under("Microsoft Azure", "azureedge.net azurefd.net t-msedge.net a-msedge.net s-msedge.net"),
  ...under(
    "Microsoft Azure",
    "azurewebsites.net azurestaticapps.net core.windows.net dc-msedge.net",
  ),
  // Google Cloud and Workspace docs, "Map custom domains"; the last are Google's own service names.
  ...under("Google", "ghs.googlehosted.com ghs.google.com l.googleusercontent.com l.google.com"),
  ...under("Google", "googlevideo.com web.app firebaseapp.com appspot.com run.app"),
  // bunny.net docs, "Add a custom hostname".
  ...under("bunny.net", "b-cdn.net bunnycdn.com"),
  // CDN77 client docs, "CNAMEs".
  ...under("CDN77", "cdn77.org cdn77.net cdn77-ssl.net"),
  // KeyCDN support, "Create a Zonealias".
  ...under("KeyCDN", "kxcdn.com"),
  // Gcore docs, "Create a CDN resource".
  ...under("Gcore", "gcdn.co gcorelabs.com"),
  // CacheFly docs, "Custom CNAME".
  ...under("CacheFly", "cachefly.net"),
  // Imperva docs, "Onboarding a site: DNS".
  ...under("Imperva", "incapdns.net impervadns.net"),
  // CDNetworks docs, "Add a CNAME record".
  ...under("CDNetworks", "cdngc.net gccdn.net cdnga.net wcdnga.com cdnetworks.net"),
  // Azion docs, "Point your domain".
  ...under("Azion", "azioncdn.net azioncdn.com"),
  // Medianova knowledge base, "CNAME".
  ...under("Medianova", "mncdn.com"),
  // Arvan Cloud docs, "CNAME set-up".
  ...under("Arvan Cloud", "arvancdn.ir arvancdn.com"),
  // Alibaba Cloud help, "Add a CNAME record for a domain name".
  ...under("Alibaba Cloud", "cdngslb.com kunlunar.com kunlunaq.com kunlunca.com kunluncan.com"),
  ...under("Alibaba Cloud", "kunlungr.com kunlungem.com kunlunle.com kunlunli.com kunlunno.com"),
  ...under("Alibaba Cloud", "kunlunpi.com kunlunra.com kunlunsa.com kunlunsc.com kunlunsl.com"),
  ...under("Alibaba Cloud", "kunlunso.com kunlunta.com kunlunvi.com kunlunwe.com"),
  ...under("Alibaba Cloud", "alikunlun.com tbcache.com"),
  // Tencent Cloud docs, "Configuring CNAME"; EdgeOne uses dnse*.com.
  ...under("Tencent Cloud", "cdn.dnsv1.com cdn.dnsv1.com.cn dsa.dnsv1.com dsa.dnsv1.com.cn"),
  ...under("Tencent Cloud", "tdnsv5.com tc.cdntip.com sched.ovscdns.com spcdntip.com"),
  ...under("Tencent Cloud", "eo.dnse0.com eo.dnse1.com eo.dnse2.com eo.dnse3.com eo.dnse4.com"),
  ...under("Tencent Cloud", "eo.dnse5.com file.myqcloud.com"),
  // Wangsu (ChinaNetCenter) docs, "Configure the CNAME".
  ...under("Wangsu", "wscdns.com wsglb0.com wsdvs.com wswebcdn.com wswebpic.com lxdns.com"),
  ...under("Wangsu", "ourwebpic.com ourwebcdn.net ourglb0.com ourdvsss.com cdn20.com cdn30.com"),
  ...under("Wangsu", "chinanetcenter.com qtlcdn.com qtlglb.com quantil.com speedcdns.com"),
  // Baidu AI Cloud, Huawei Cloud, Volcengine, Kingsoft, Qiniu, UPYUN, Baishan, JD, NetEase: CDN docs.
  ...under("Baidu", "jomodns.com bdydns.com"),
  ...under("Huawei Cloud", "cdnhwc1.com cdnhwc2.com cdnhwc3.com"),
  ...under("Volcengine", "volcgslb.com bytecdntp.com bytedns1.com bytegslb.com"),
  ...under("Kingsoft Cloud", "ksyuncdn.com ks-cdn.com ks-cdn1.com"),
  ...under("Qiniu", "qiniudns.com qnydns.net"),
  ...under("UPYUN", "aicdn.com upcdn.net"),
  ...under("Baishan", "qingcdn.com bsclink.cn bsgslb.cn trpcdn.net"),
  ...under("JD Cloud", "jcloud-cdn.com cloud-scdn.com"),
  // Naver Cloud and Kakao guides, "CDN service domain".
  ...under("Naver Cloud", "gcdn.ntruss.com cdn.ntruss.com"),
  // Yandex, VK and Selectel cloud docs, "CDN resource: CNAME".
  ...under("Yandex Cloud", "yccdn.cloud.yandex.net topology.gslb.yccdn.ru"),
  ...under("Selectel", "selcdn.ru"),
  // Site platforms, "Connect a custom domain" of each.
  ...under("Vercel", "vercel-dns.com vercel.app vercel-dns-016.com vercel-dns-017.com"),
  ...under("Netlify", "netlify.app netlify.com netlifyglobalcdn.com"),
  ...under("GitHub Pages", "github.io"),
  ...under("GitLab Pages", "gitlab.io"),
  ...under("Cloudflare Pages", "pages.dev workers.dev"),
  ...under("Shopify", "myshopify.com"),
  ...under("WordPress.com", "wordpress.com"),
  ...under("WP Engine", "wpengine.com wpenginepowered.com wpeproxy.com"),
  ...under("Pantheon", "pantheonsite.io"),
  ...under("Squarespace", "ext-cust.squarespace.com ext-sq.squarespace.com"),
  ...under("Wix", "wixdns.net wixsite.com"),
  ...under("Webflow", "proxy.webflow.com proxy-ssl.webflow.com webflow.io"),
  ...under("HubSpot", "hubspot.net hs-sites.com hubspotpagebuilder.com"),
  ...under("Zendesk", "zendesk.com"),
  ...under("Salesforce", "siteforce.com force.com"),
  ...under("Heroku", "herokudns.com herokuapp.com"),
  ...under("Fly.io", "fly.dev"),
  ...under("Render", "onrender.com"),
  // Platforms' own content networks, with caches inside access providers' networks.
  ...under("Meta", "fbcdn.net c10r.facebook.com c10r.instagram.com cdninstagram.com"),
  ...under("Netflix", "nflxvideo.net nflxso.net"),
  ...under("Apple", "aaplimg.com apple-dns.net"),
  ...under("Yahoo", "yahoodns.net"),
  ...under("Valve", "steamcontent.com"),
];

function under(operator: string, suffixes: string): readonly CdnSuffix[] {
  return suffixes.split(" ").map((suffix) => ({ suffix, operator }));
}
