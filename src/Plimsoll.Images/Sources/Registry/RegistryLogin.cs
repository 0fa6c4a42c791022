namespace Plimsoll.Images.Sources.Registry;

/// <summary>What somebody shows to a registry. Never written to any output.</summary>
/// <param name="User">The user; empty where a token is shown instead.</param>
/// <param name="Password">The password, or a personal access token in its place.</param>
/// <param name="IdentityToken">A refresh token, which the registry's token service turns into access tokens; empty where there is none.</param>
/// <param name="RegistryToken">A finished access token, shown as it is; empty where there is none.</param>
public sealed record RegistryLogin(string User, string Password, string IdentityToken = "", string RegistryToken = "")
{
    /// <summary>Who it is, for messages; without a secret.</summary>
    public string Title => User.Length > 0 ? $"user \"{User}\"" : "the token of the login";

    /// <summary>Whether a text can be shown as a bearer token: a line break in it would be another header.</summary>
    /// <remarks>RFC 6750 section 2.1 allows fewer characters; services are known to use others that can be seen.</remarks>
    public static bool IsToken(string? text) => text is { Length: > 0 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>The user alone: a record prints all of its members, and this one has secrets.</summary>
    public override string ToString() => Title;
}
