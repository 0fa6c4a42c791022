namespace Plimsoll.Kubernetes.Posture;

public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "hunter2", true)]
    [InlineData("password", "x", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", "abc/def", true)]
    [InlineData("DB_PASS", "hunter2", true)]
    [InlineData("COMPASS", "north", false)]
    [InlineData("DB_PASSWORD", "", false)]
    [InlineData("DB_PASSWORD", "$(OTHER)", false)]
    [InlineData("DB_PASSWORD", "/run/secrets/db", false)]
    [InlineData("REQUIRE_TOKEN", "true", false)]
    [InlineData("MAX_TOKEN", "10", false)]
    [InlineData("PASSWORD_FILE", "secret", false)]
    [InlineData("HOST", "db", false)]
    public void A_name_and_a_value_together_make_a_secret(string name, string value, bool secret) => Assert.Equal(secret, SecretNames.IsSecret(name, value));
}
