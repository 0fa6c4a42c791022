namespace Plimsoll.Policies.Exceptions;

/// <summary>Exceptions as tests write them.</summary>
static class ExceptionSample
{
    /// <summary>One exception.</summary>
    /// <param name="spec">What it is about, one line.</param>
    /// <param name="expires">Its last day.</param>
    public static string Yaml(string spec, string expires = "2027-01-31") => $$"""
        apiVersion: plimsoll.dev/v1
        kind: Exception
        metadata: {name: one}
        spec:
          {{spec}}
          owner: shop-team
          reason: not reachable
          expires: {{expires}}
        """;

    public static ExceptionGrants Read(string spec, string expires = "2027-01-31")
    {
        var grants = ExceptionGrants.Read(Written.Objects(Yaml(spec, expires)));
        Assert.Empty(grants.Unread);
        return grants;
    }
}
