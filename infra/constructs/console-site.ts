import { Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

export type ConsoleSiteProps = {
  stage: Stage
  api: HttpApi
  /** Where the browser signs in. */
  loginOrigin: string
  /** Where the browser uploads lists. */
  importBucketName: string
}

/** The console and `/api` behind one address, so that the browser needs no leave to call another. */
export class ConsoleSite extends Construct {
  readonly distribution: Distribution
  /** Where the deploy command puts the built pages, and `config.json`, which tells them about this stage. */
  readonly bucket: Bucket
  readonly #stage: Stage

  constructor(scope: Construct, id: string, props: ConsoleSiteProps) {
    super(scope, id)
    this.#stage = props.stage
    this.bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: !props.stage.isEmulator,
      // Only what the console's build makes again.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.distribution = new Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_200,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#createHeaders(props),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#createPageRouter() }],
      },
      additionalBehaviors: { '/api/*': apiBehaviour(this, props.api) },
    })
    acknowledge(this.bucket, this.distribution)
  }

  #createHeaders({ loginOrigin, importBucketName }: ConsoleSiteProps): ResponseHeadersPolicy {
    const { region } = Stack.of(this)
    const mayCall = [
      "'self'",
      loginOrigin,
      `https://cognito-idp.${region}.amazonaws.com`,
      `https://${importBucketName}.s3.${region}.amazonaws.com`,
    ]
    const policy = [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      `connect-src ${mayCall.join(' ')}`,
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy.join('; '), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
    })
  }

  /** The addresses of pages are the page's own affair: all that name no file get it. */
  #createPageRouter(): EdgeFunction {
    return new EdgeFunction(this, 'PageRouter', {
      runtime: FunctionRuntime.JS_2_0,
      comment: `carillon-${this.#stage.name}: addresses of pages`,
      code: FunctionCode.fromInline(
        `function handler(event) {
  var request = event.request
  if (!request.uri.split('/').pop().includes('.')) request.uri = '/index.html'
  return request
}`,
      ),
    })
  }
}

function apiBehaviour(scope: Construct, api: HttpApi) {
  const domain = `${api.apiId}.execute-api.${Stack.of(scope).region}.${Fn.ref('AWS::URLSuffix')}`
  return {
    origin: new HttpOrigin(domain),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  }
}

function acknowledge(bucket: Bucket, distribution: Distribution): void {
  const reason = 'Who called the API is in its own access log; page files are public build results.'
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason })
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'A shop may have staff in any country.' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'A firewall costs 5 US dollars a month and more: an idle stage should cost nearly nothing.',
    },
    { id: 'AwsSolutions-CFR3', reason },
    { id: 'AwsSolutions-CFR4', reason: 'Without a domain of its own the distribution keeps its default certificate.' },
  )
}
