using System.Text.Json.Serialization;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>How the documents of registries are read.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(TokenDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(LoginDocument))]
[JsonSerializable(typeof(HelperDocument))]
sealed partial class RegistryJson : JsonSerializerContext;

/// <summary>The answer of a token service.</summary>
/// <remarks>distribution, "Token Authentication Specification" and "OAuth2 Token Authentication".</remarks>
sealed record TokenDocument(
    [property: JsonPropertyName("token")] string? Token = null,
    [property: JsonPropertyName("access_token")] string? AccessToken = null);

/// <summary>Why a registry refuses.</summary>
/// <remarks>OCI distribution-spec v1.1, "Error Codes".</remarks>
sealed record ErrorDocument([property: JsonPropertyName("errors")] IReadOnlyList<ErrorDocument.Refusal?>? Errors = null)
{
    /// <summary>One reason.</summary>
    internal sealed record Refusal(
        [property: JsonPropertyName("code")] string? Code = null, [property: JsonPropertyName("message")] string? Message = null);
}

/// <summary>A file of logins, as docker and podman write it.</summary>
/// <remarks>docker/cli, cli/config/configfile; containers-auth.json(5).</remarks>
sealed record LoginDocument(
    [property: JsonPropertyName("auths")] Dictionary<string, LoginDocument.Login?>? Auths = null,
    [property: JsonPropertyName("credHelpers")] Dictionary<string, string?>? CredentialHelpers = null,
    [property: JsonPropertyName("credsStore")] string? CredentialStore = null)
{
    /// <summary>The login of one registry.</summary>
    internal sealed record Login(
        [property: JsonPropertyName("auth")] string? Auth = null,
        [property: JsonPropertyName("username")] string? User = null,
        [property: JsonPropertyName("password")] string? Password = null,
        [property: JsonPropertyName("identitytoken")] string? IdentityToken = null,
        [property: JsonPropertyName("registrytoken")] string? RegistryToken = null);
}

/// <summary>What a credential helper answers to <c>get</c>.</summary>
/// <remarks>docker/docker-credential-helpers, README, "Development".</remarks>
sealed record HelperDocument(
    [property: JsonPropertyName("Username")] string? User = null, [property: JsonPropertyName("Secret")] string? Secret = null);
